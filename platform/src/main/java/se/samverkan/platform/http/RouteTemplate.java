package se.samverkan.platform.http;

/** The path of a request without its ids and numbers, so that all requests of one kind have one name. */
public final class RouteTemplate {
    /** A client may ask for any path that does not exist. */
    public static final String OTHER = "other";

    private static final int UUID_LENGTH = 36;

    private RouteTemplate() {}

    /** A refusal tells nothing of the path but that the client chose it; what is missing may have any path. */
    public static String of(String path, int status) {
        if (path == null || (status >= 400 && status < 500)) {
            return OTHER;
        }
        var template = new StringBuilder(path.length());
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            append(template, path, start, end);
            if (slash >= 0) {
                template.append('/');
            }
            start = end + 1;
        }
        return template.toString();
    }

    private static void append(StringBuilder template, String path, int start, int end) {
        if (isUuid(path, start, end)) {
            template.append("{id}");
        } else if (isNumberedName(path, start, end)) {
            template.append("{name}");
        } else if (isNumber(path, start, end)) {
            template.append("{number}");
        } else {
            template.append(path, start, end);
        }
    }

    private static boolean isUuid(String path, int start, int end) {
        return end - start == UUID_LENGTH
                && path.charAt(start + 8) == '-'
                && path.charAt(start + 13) == '-'
                && path.charAt(start + 18) == '-'
                && path.charAt(start + 23) == '-';
    }

    /** A readable name behind a number, such as 0486-strangnas: there are as many as there are things of that kind. */
    private static boolean isNumberedName(String path, int start, int end) {
        int dash = path.indexOf('-', start);
        return dash > start && dash < end && isNumber(path, start, dash);
    }

    private static boolean isNumber(String path, int start, int end) {
        for (int i = start; i < end; i++) {
            if (path.charAt(i) < '0' || path.charAt(i) > '9') {
                return false;
            }
        }
        return end > start;
    }
}
