package io.stopover.milvus.endpoint;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an endpoint. Every refusal names the part that is wrong; none repeats a password. */
final class EndpointParser {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)://(.*)$");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]+(%[A-Za-z0-9._-]+)?");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");

    private final String text;

    EndpointParser(String text) {
        this.text = text.strip();
    }

    Endpoint parse() {
        if (text.isEmpty()) {
            throw new StopoverException(ErrorCode.BAD_ENDPOINT, "the endpoint is empty");
        }
        var withScheme = SCHEME.matcher(text);
        boolean hasScheme = withScheme.matches();
        String scheme = hasScheme ? withScheme.group(1).toLowerCase(Locale.ROOT) : "";
        String rest = hasScheme ? withScheme.group(2) : text;
        refuseSecrets();
        if (hasScheme && !scheme.equals("http") && !scheme.equals("https")) {
            throw bad("the scheme '" + scheme + "' is not known; it is http or https");
        }
        if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw bad("it contains white space");
        }
        if (rest.indexOf('?') >= 0 || rest.indexOf('#') >= 0) {
            throw bad("it has a query or fragment; only a database may follow the port");
        }
        if (text.endsWith(".db")) {
            throw bad("it is a Milvus Lite file; start it as a server and give its host and port");
        }
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        Optional<String> database =
                slash < 0 ? Optional.empty() : database(rest.substring(slash + 1));
        int colon = portColon(authority);
        String host = host(colon < 0 ? authority : authority.substring(0, colon));
        boolean zilliz = ZillizHost.matches(host);
        if (zilliz && scheme.equals("http")) {
            throw bad("Zilliz Cloud is reached with https only");
        }
        boolean tls = zilliz || scheme.equals("https");
        int port =
                colon >= 0 ? port(authority.substring(colon + 1)) : defaultPort(host, zilliz, tls);
        return new Endpoint(tls, host, port, database);
    }

    /** A password may itself hold a slash, so any '@' counts: no host or database has one. */
    private void refuseSecrets() {
        if (text.indexOf('@') >= 0) {
            throw new StopoverException(
                    ErrorCode.SECRET_AS_ARGUMENT,
                    "the endpoint has user or password before an '@'; give them separately");
        }
    }

    private Optional<String> database(String path) {
        String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!DATABASE.matcher(name).matches()) {
            throw bad("'" + name + "' after the port is no database name");
        }
        return Optional.of(name);
    }

    /** Where the port begins; -1 without one. */
    private int portColon(String authority) {
        if (authority.startsWith("[")) {
            int close = authority.indexOf(']');
            if (close < 0) {
                throw bad("the bracket around the IPv6 address is not closed");
            }
            if (close + 1 == authority.length()) {
                return -1;
            }
            if (authority.charAt(close + 1) != ':') {
                throw bad("only ':port' may follow the IPv6 address");
            }
            return close + 1;
        }
        int colon = authority.indexOf(':');
        if (colon >= 0 && authority.indexOf(':', colon + 1) >= 0) {
            throw bad(
                    "it has several colons; write an IPv6 address in brackets, as in [::1]:19530");
        }
        return colon;
    }

    private String host(String written) {
        if (written.isEmpty()) {
            throw bad("the host is missing");
        }
        if (written.startsWith("[")) {
            String address = written.substring(1, written.length() - 1);
            if (address.indexOf(':') < 0 || !IPV6.matcher(address).matches()) {
                throw bad("'" + address + "' is no IPv6 address");
            }
            return address;
        }
        if (!HOST.matcher(written).matches()) {
            throw bad("'" + written + "' is no host name");
        }
        return written.toLowerCase(Locale.ROOT);
    }

    private int port(String digits) {
        if (digits.isEmpty()) {
            throw bad("the port after ':' is missing");
        }
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw bad("the port '" + digits + "' is not a number");
        }
        int port = digits.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (port < 1 || port > 65535) {
            throw bad("the port " + digits + " is not between 1 and 65535");
        }
        return port;
    }

    /** As Milvus' own SDKs: 443 for https, else 19530. */
    private static int defaultPort(String host, boolean zilliz, boolean tls) {
        return zilliz ? ZillizHost.defaultPort(host) : tls ? 443 : Endpoint.MILVUS_PORT;
    }

    private StopoverException bad(String why) {
        // What follows '?' may be a token, so it is not repeated.
        String shown = text.replaceFirst("\\?.*", "?…").replaceAll("\\p{Cntrl}", " ");
        return new StopoverException(ErrorCode.BAD_ENDPOINT, "endpoint '" + shown + "': " + why);
    }
}
