package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.CREDENTIAL_IN_CLEAR;
import static io.stopover.model.plan.FindingCode.SERVER_UNVERIFIED;

import io.stopover.milvus.connection.Connection;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.Server;
import java.util.List;

/** What is worth knowing of one end, whatever is copied from or to it. */
public final class EndCheck {
    private EndCheck() {}

    /** Asks the server nothing. */
    public static List<Finding> of(Connection end) {
        Server server = end.server();
        Findings findings = new Findings(server.endpoint());
        if (!server.verified()) {
            findings.add(
                    SERVER_UNVERIFIED,
                    server.version()
                            + ": the rules of "
                            + server.dialect()
                            + " are believed, not yet verified on a real server");
        }
        if (end.credentialInClear()) {
            findings.add(
                    CREDENTIAL_IN_CLEAR,
                    "the credential travels over plain http to another computer");
        }
        return findings.all();
    }
}
