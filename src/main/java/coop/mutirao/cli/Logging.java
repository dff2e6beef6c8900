package coop.mutirao.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Where log lines go: of a service as JSON to standard error, of the demo to a file.
final class Logging {

    private Logging() {}

    /// One JSON object a line, with the request's id, on standard error.
    static void asJson() {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setTarget("System.err");
        var encoder = new JsonEncoder();
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        use(appender, encoder);
    }

    /// Lines for people, in a file that is rolled over at 10 MB and kept three times.
    static void toFile(Path file) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setFile(file.toString());
        var rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context());
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(3);
        rolling.start();
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context());
        size.setMaxFileSize(FileSize.valueOf("10MB"));
        size.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern(
                "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%X{requestId}] %logger{0}: %msg%n");
        use(appender, encoder);
    }

    private static void use(
            OutputStreamAppender<ILoggingEvent> appender, Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context());
        encoder.start();
        appender.setContext(context());
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        root.setLevel(Level.WARN);
        context().getLogger("coop.mutirao").setLevel(Level.INFO);
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
