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

/** Sends what Kafka and the libraries of ./run log to a file: the terminal is for the reader. */
final class RunLog extends Handler {

    // Kept here: java.util.logging forgets loggers that nobody holds.
    private static final Logger ROOT = Logger.getLogger("");

    private final Path file;

    private RunLog(Path file) {
        this.file = file;
        setFormatter(new SimpleFormatter());
    }

    static void writeTo(Path file) {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        ROOT.addHandler(new RunLog(file));
        ROOT.setLevel(Level.WARNING);
    }

    /** Opens the file for each of the few records: a run that is refused has then touched nothing. */
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
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
