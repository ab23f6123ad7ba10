package io.stopover.cli.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.result.FindingsText;
import io.stopover.cli.result.ResultJson;
import io.stopover.cli.text.Words;
import io.stopover.engine.plan.EndCheck;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.catalog.Rights;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.Server;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server tells about itself.
 *
 * @param collections number of collections by database
 * @param findings what a plan would say of it as well
 */
record ServerFacts(
        Server server,
        Dialect dialect,
        Map<String, Integer> collections,
        Rights rights,
        List<Finding> findings) {

    static ServerFacts of(Connection connection) {
        Catalog catalog = new Catalog(connection);
        Map<String, Integer> collections = new TreeMap<>();
        for (String database : catalog.databases()) {
            collections.put(database, catalog.collections(database).size());
        }
        return new ServerFacts(
                connection.server(),
                connection.dialect(),
                collections,
                catalog.rights(CollectionName.DEFAULT_DATABASE),
                EndCheck.of(connection));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("endpoint      " + server.endpoint());
        lines.add("version       " + server.version());
        lines.add(
                "rules         "
                        + server.dialect()
                        + (server.verified()
                                ? ", verified on a real server"
                                : ", believed: not yet verified on a real server of this version"));
        collections.forEach((database, count) ->
                lines.add(
                        "database      "
                                + database
                                + ": "
                                + count
                                + (count == 1 ? " collection" : " collections")));
        lines.add("rights        " + Words.of(rights.extent()) + " (" + rights.note() + ")");
        rights.grants().forEach(grant -> lines.add("              " + text(grant)));
        lines.add("has           " + String.join(", ", capabilities(true)));
        lines.add("has not       " + String.join(", ", capabilities(false)));
        lines.add(
                "lacks types   "
                        + String.join(
                                ", ",
                                Arrays.stream(DataType.values())
                                        .filter(type -> type.number() > 0)
                                        .filter(type -> !dialect.supports(type))
                                        .map(Enum::name)
                                        .toList()));
        lines.add(
                "limits        "
                        + dialect.maxShards()
                        + " shards, "
                        + dialect.queryWindow()
                        + " rows by offset and limit");
        lines.addAll(FindingsText.of(findings));
        return lines;
    }

    private static String text(Rights.Grant grant) {
        return grant.privilege() + " on " + grant.database() + "." + grant.name();
    }

    private List<String> capabilities(boolean present) {
        return Arrays.stream(Capability.values())
                .filter(capability -> dialect.has(capability) == present)
                .map(Words::of)
                .toList();
    }

    ObjectNode json() {
        ObjectNode node = ResultJson.server(server);
        ObjectNode databases = node.putObject("databases");
        collections.forEach(databases::put);
        ArrayNode capabilities = node.putArray("capabilities");
        capabilities(true).forEach(capabilities::add);
        node.put("rights", rights.extent().name());
        ArrayNode grants = node.putArray("grants");
        rights.grants().forEach(grant -> grants.add(text(grant)));
        node.put("maxShards", dialect.maxShards());
        node.put("queryWindow", dialect.queryWindow());
        node.set("findings", ResultJson.findings(findings));
        return node;
    }
}
