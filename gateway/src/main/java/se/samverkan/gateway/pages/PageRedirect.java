package se.samverkan.gateway.pages;

/** The page stands at another address. */
public final class PageRedirect extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String location;

    public PageRedirect(String location) {
        super(location, null, false, false);
        this.location = location;
    }

    String location() {
        return location;
    }
}
