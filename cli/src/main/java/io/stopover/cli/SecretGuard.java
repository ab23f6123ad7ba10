package io.stopover.cli;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses arguments that are or announce a secret, before anything can repeat them: other users of
 * the computer can read the arguments of a process.
 */
final class SecretGuard {
    private static final Pattern SECRET_OPTION =
            Pattern.compile(
                    "(--?[A-Za-z-]*(?:passw|pasw|pwd|token|secret|api-?key|credential)[A-Za-z-]*)(?:=.*)?",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LOCATION = Pattern.compile("--[a-z]+-(?:password|token)-file");
    private static final Pattern URL_WITH_USER =
            Pattern.compile(
                    "(?:--?[a-z-]+=)?[a-z]+://[^/]*@.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SecretGuard() {}

    /**
     * @throws StopoverException SECRET_AS_ARGUMENT, without the secret
     */
    static void check(List<String> arguments) {
        for (String argument : arguments) {
            Matcher option = SECRET_OPTION.matcher(argument);
            if (option.matches() && !LOCATION.matcher(option.group(1)).matches()) {
                throw refusal(option.group(1) + " would take a secret as an argument");
            }
            if (URL_WITH_USER.matcher(argument).matches()) {
                throw refusal("an endpoint has user or password before an '@'");
            }
        }
    }

    private static StopoverException refusal(String why) {
        return new StopoverException(ErrorCode.SECRET_AS_ARGUMENT, why);
    }
}
