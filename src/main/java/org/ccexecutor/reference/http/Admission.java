package org.ccexecutor.reference.http;

import java.util.Optional;

/** Decides on a handshake before the WebSocket opens. */
public class Admission {

    private static final String PATH = "/ws/mcp";

    private final Credentials credentials;
    private final Origins origins;

    /** Asks these two, after the path. */
    public Admission(Credentials credentials, Origins origins) {
        this.credentials = credentials;
        this.origins = origins;
    }

    /** The refusal, or empty when the client is let in. */
    public Optional<Page> refuse(Handshake handshake) {
        if (!isPath(handshake.path())) {
            return Optional.of(wrongPath());
        }
        if (!origins.accept(handshake)) {
            return Optional.of(foreignOrigin());
        }
        if (!credentials.accept(handshake)) {
            return Optional.of(wrongCredentials(handshake));
        }
        return Optional.empty();
    }

    /** Whether there is a WebSocket at this path. */
    protected boolean isPath(String path) {
        return path.equals(PATH);
    }

    /** No WebSocket here. */
    protected Page wrongPath() {
        return Page.text(404, "Not found\n");
    }

    /** Not from this page. */
    protected Page foreignOrigin() {
        return Page.text(403, "Origin not allowed\n");
    }

    /** Not without the token. */
    protected Page wrongCredentials(Handshake handshake) {
        return Page.text(401, "Credentials required\n").with("WWW-Authenticate", "Bearer");
    }
}
