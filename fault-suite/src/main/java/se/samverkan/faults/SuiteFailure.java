package se.samverkan.faults;

/** The suite cannot judge the system; the message is one line for the user. */
final class SuiteFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    SuiteFailure(String message) {
        super(message);
    }
}
