# Builds the one jar, then leaves everything behind but a Java runtime and it.
FROM node:22-bookworm-slim AS node

FROM eclipse-temurin:25-jdk AS build
# Node and npm build the wallet; the distribution's are too old.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
RUN apt-get update \
    && apt-get install -y --no-install-recommends maven \
    && rm -rf /var/lib/apt/lists/*
# The build starts a PostgreSQL for a moment, and PostgreSQL does not run as root.
RUN useradd --create-home builder && install -d -o builder /build
USER builder
WORKDIR /build
COPY --chown=builder . .
RUN mvn -B -q -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --user-group --home-dir /data --no-create-home mutirao \
    && install -d -o mutirao -g mutirao -m 0700 /data
COPY --from=build /build/target/mutirao.jar /app/mutirao.jar

USER mutirao
# The books, the keys and PostgreSQL with its programs: all that must be kept.
ENV MUTIRAO_DATA=/data MUTIRAO_HOST=0.0.0.0
VOLUME /data
EXPOSE 8080

# The runtime has no curl; bash can speak this much HTTP itself. A first start, or one after a
# crash, may take a while.
HEALTHCHECK --interval=30s --timeout=5s --start-period=5m --start-interval=2s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]

ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xmx512m", "-XX:+UseCompactObjectHeaders", \
    "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", \
    "-jar", "/app/mutirao.jar", "serve"]
# Stopping ends PostgreSQL too, in order: docker run --stop-timeout 60 gives it the time.
