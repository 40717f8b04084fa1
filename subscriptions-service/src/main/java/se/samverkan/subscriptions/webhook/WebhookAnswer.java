package se.samverkan.subscriptions.webhook;

/**
 * What came of one attempt.
 *
 * @param status the HTTP status; null if no response began
 * @param text the beginning of the response's body; null if there was none
 * @param error why the attempt failed, for those who run the receiver; null if it succeeded
 */
public record WebhookAnswer(Integer status, String text, String error) {
    private static final int GONE = 410;
    private static final int MOST_ERROR = 500;

    static WebhookAnswer of(int status, String text) {
        var error = switch (status / 100) {
            case 2 -> null;
            case 3 -> "redirects are not followed: subscribe with the final address";
            default -> "the receiver answered " + status;
        };
        return new WebhookAnswer(status, text.isEmpty() ? null : text, error);
    }

    /** The text may repeat what the receiver has sent. */
    static WebhookAnswer failed(String error) {
        var printable = error.replaceAll("\\p{Cntrl}", " ");
        return new WebhookAnswer(null, null, printable.substring(0, Math.min(printable.length(), MOST_ERROR)));
    }

    public boolean isSuccess() {
        return error == null;
    }

    /** Whether the receiver asks for no more messages. */
    public boolean isGone() {
        return status != null && status == GONE;
    }
}
