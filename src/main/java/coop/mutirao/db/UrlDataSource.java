package coop.mutirao.db;

import java.io.PrintWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Connects to the address that holds at the moment: the embedded PostgreSQL may have to take
/// another port when it is started again.
final class UrlDataSource implements DataSource {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "postgres(?:ql)?://(?:(?<login>(?:[^@/?#%\\s]|%[0-9A-Fa-f]{2})*)@)?"
                            + "(?<hosts>[^@/?#\\s]+)"
                            + "(?<database>/[^/?#\\s]*)?(?<parameters>[?][^#\\s]*)?");

    private final Supplier<String> url;
    private final Properties properties = new Properties();
    private volatile int loginTimeout; // seconds; 0: as long as it takes

    UrlDataSource(Supplier<String> url, @Nullable PostgresLogin login) {
        this.url = url;
        if (login != null) {
            properties.setProperty("user", login.user());
            properties.setProperty("password", login.password());
        }
        properties.setProperty("ApplicationName", "mutirao");
        properties.setProperty("connectTimeout", "5");
        // Longer than any statement may take (statement_timeout), for a net that says nothing.
        properties.setProperty("socketTimeout", "40");
        properties.setProperty("tcpKeepAlive", "true");
    }

    /// A data source for `postgres://user:password@host:port/database?parameter=…` or a JDBC URL.
    /// With several hosts, separated by commas, the first that answers is taken, or with
    /// `targetServerType=primary` the one that is no standby.
    ///
    /// @param setting that the address stands in
    /// @throws IllegalArgumentException if it is neither; the message does not repeat it, as it may
    ///   have a password in it
    static UrlDataSource of(String setting, String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new UrlDataSource(() -> url, null);
        }
        Matcher parts = ADDRESS.matcher(url);
        if (!parts.matches()) {
            throw noAddress(setting);
        }
        String jdbc =
                "jdbc:postgresql://"
                        + parts.group("hosts")
                        + Objects.requireNonNullElse(parts.group("database"), "")
                        + Objects.requireNonNullElse(parts.group("parameters"), "");
        return new UrlDataSource(() -> jdbc, login(parts.group("login")));
    }

    private static IllegalArgumentException noAddress(String setting) {
        return new IllegalArgumentException(
                setting + " is postgres://user:password@host:port/database");
    }

    private static @Nullable PostgresLogin login(@Nullable String userInfo) {
        if (userInfo == null) {
            return null;
        }
        String[] parts = userInfo.split(":", 2);
        String password = parts.length == 2 ? parts[1] : "";
        return new PostgresLogin(
                URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                URLDecoder.decode(password, StandardCharsets.UTF_8));
    }

    @Override
    public Connection getConnection() throws SQLException {
        var all = new Properties();
        all.putAll(properties);
        all.setProperty("loginTimeout", Integer.toString(loginTimeout));
        return DriverManager.getConnection(url.get(), all);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the login is set");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    /// How long a connection may take. The pool sets it, and when it is closed it waits as long for
    /// the connections that it is just making: had they no limit, it would not wait at all.
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not a wrapper");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
