package org.ccexecutor.reference.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keeps out the web pages of others: a browser tells where a page is from, and lets it open any WebSocket. */
public class Origins {

    private static final Pattern LOOPBACK = Pattern.compile(
            "localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    /** Whether a handshake comes from no page, or from one of this machine or this server. */
    public boolean accept(Handshake handshake) {
        List<String> origins = handshake.all("Origin");
        Optional<String> host = handshake.first("Host").flatMap(value -> hostOf("http://" + value));
        return origins.stream().allMatch(origin -> isOwn(origin, host));
    }

    /** Whether an origin is not foreign. */
    protected boolean isOwn(String origin, Optional<String> host) {
        Optional<String> from = hostOf(origin);
        return from.isPresent() && (isLoopback(from.get()) || from.equals(host));
    }

    /** Whether a host is this very machine. */
    protected boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** The host of an origin in lower case; empty for {@code null} and for anything without a host. */
    protected Optional<String> hostOf(String origin) {
        try {
            return Optional.ofNullable(new URI(origin).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
