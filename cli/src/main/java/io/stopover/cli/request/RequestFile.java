package io.stopover.cli.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.stopover.cli.text.ByteRate;
import io.stopover.cli.text.ByteSize;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.AutoIdPolicy;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.plan.VerifyMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a migration request from YAML; docs/request-file.md is its reference. */
public final class RequestFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true)
                    .build();

    private RequestFile() {}

    /**
     * @throws StopoverException BAD_REQUEST_FILE naming the place and what is wrong there;
     *     SECRET_AS_ARGUMENT for a password or token in the file
     */
    public static Draft read(Path file) {
        try {
            return parse(Files.readString(file), file);
        } catch (IOException e) {
            throw bad(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static Draft parse(String text, Path file) throws IOException {
        try {
            JsonNode root = YAML.readTree(text);
            return root.isMissingNode() || root.isNull() ? Draft.EMPTY : draft(Keys.root(root));
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            // The parser's own words quote the file; only their first line goes on.
            String why = e.getOriginalMessage().lines().findFirst().orElse("");
            throw bad(file, "is not YAML" + line + ": " + why, null);
        } catch (IllegalArgumentException e) {
            throw bad(file, String.valueOf(e.getMessage()), null);
        }
    }

    private static Draft draft(Keys file) {
        Draft draft =
                new Draft(
                        file.child("source").map(RequestFile::end).orElse(EndDraft.EMPTY),
                        file.child("target").map(RequestFile::end).orElse(EndDraft.EMPTY),
                        new SelectionDraft(
                                Pairs.databases(file.pairs("databases")),
                                file.flag("all-databases"),
                                file.pairs("collections").stream().map(Pairs::choice).toList(),
                                file.texts("exclude")),
                        new OptionsDraft(
                                file.word("indexes", IndexPolicy.class),
                                file.word("load", LoadPolicy.class),
                                file.word("on-existing", ExistingPolicy.class),
                                file.word("on-conflict", ConflictPolicy.class),
                                file.word("verify", VerifyMode.class),
                                file.word("auto-id", AutoIdPolicy.class),
                                file.flag("load-source")),
                        file.value("max-rate", ByteRate::parse),
                        file.value("memory", ByteSize::parse));
        file.refuseOthers();
        return draft;
    }

    private static EndDraft end(Keys end) {
        end.refuseSecret("password");
        end.refuseSecret("token");
        EndDraft draft =
                new EndDraft(
                        end.text("endpoint"),
                        end.text("user"),
                        path(end, "password-file"),
                        end.text("password-env"),
                        path(end, "token-file"),
                        end.text("token-env"),
                        path(end, "ca"),
                        path(end, "cert"),
                        path(end, "key"),
                        end.text("server-name"));
        end.refuseOthers();
        return draft;
    }

    private static Optional<Path> path(Keys end, String key) {
        return end.value(key, Path::of);
    }

    private static StopoverException bad(Path file, String why, @Nullable Throwable cause) {
        return new StopoverException(
                ErrorCode.BAD_REQUEST_FILE, "", "the request file " + file + " " + why, cause);
    }
}
