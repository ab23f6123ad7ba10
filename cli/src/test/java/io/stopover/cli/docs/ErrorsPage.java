package io.stopover.cli.docs;

import io.stopover.cli.shell.Exit;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.plan.FindingCode;

/** docs/errors.md, from the codes themselves. */
final class ErrorsPage {
    private ErrorsPage() {}

    static String page() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Errors and findings

                        Generated from `ErrorCode` and `FindingCode`; change their text there. Codes are stable: scripts may rely on them.

                        ## Errors

                        An error ends a command. *Side* says whose it is; *again* says that the same command may succeed later as it is.

                        | Code | Exit | Side | Again | What to do |
                        | --- | --- | --- | --- | --- |
                        """);
        for (ErrorCode code : ErrorCode.values()) {
            page.append(
                    String.format(
                            "| `%s` | %d | %s | %s | %s |%n",
                            code,
                            Exit.of(code).code(),
                            code.category(),
                            code.retryable() ? "yes" : "",
                            cell(code.remedy())));
        }
        page.append(
                """

                ## Findings

                A plan or a run finds them. While there is one with ERROR, nothing is written.

                | Code | Severity | What to do |
                | --- | --- | --- |
                """);
        for (FindingCode code : FindingCode.values()) {
            page.append(
                    String.format(
                            "| `%s` | %s | %s |%n", code, code.severity(), cell(code.remedy())));
        }
        return page.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*");
    }
}
