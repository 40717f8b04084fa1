package se.samverkan.stack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** A log handler that writes the launcher's log, which is that of its libraries, to a file instead of the terminal. */
final class RunLog extends Handler {

    // A strong reference: java.util.logging holds loggers weakly and loses their levels.
    private static final Logger ROOT = Logger.getLogger("");

    private final Path file;

    private RunLog(Path file) {
        this.file = file;
        setFormatter(new SimpleFormatter());
    }

    /** Replaces all handlers of the root logger. */
    static void writeTo(Path file) {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        ROOT.addHandler(new RunLog(file));
        ROOT.setLevel(Level.WARNING);
    }

    /** Opens the file for each of the few records, so that a rejected run changes no file. */
    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, getFormatter().format(record), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            reportError(null, e, ErrorManager.WRITE_FAILURE);
        }
    }

    @Override
    public void flush() {
        // No buffer.
    }

    @Override
    public void close() {
        // No open file.
    }
}
