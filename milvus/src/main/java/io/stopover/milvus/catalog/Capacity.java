package io.stopover.milvus.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milvus.grpc.GetCollectionStatisticsRequest;
import io.milvus.grpc.GetCollectionStatisticsResponse;
import io.milvus.grpc.GetMetricsRequest;
import io.milvus.grpc.GetMetricsResponse;
import io.milvus.grpc.MilvusServiceGrpc;
import io.stopover.milvus.status.CallException;
import io.stopover.model.schema.CollectionName;
import java.util.OptionalLong;

/** Figures that servers may give away or not; nobody depends on them. */
record Capacity(Calls calls) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SYSTEM_INFO = "{\"metric_type\":\"system_info\"}";

    OptionalLong freeMemory() {
        try {
            GetMetricsResponse answer =
                    calls.connection()
                            .callIdempotent(
                                    MilvusServiceGrpc.getGetMetricsMethod(),
                                    GetMetricsRequest.newBuilder().setRequest(SYSTEM_INFO).build(),
                                    "",
                                    Calls.DEADLINE,
                                    GetMetricsResponse::getStatus,
                                    "asking for memory");
            return freeMemory(JSON.readTree(answer.getResponse()));
        } catch (CallException | JsonProcessingException e) {
            return OptionalLong.empty();
        }
    }

    /** Layout as measured on 2.3.5: nodes_info[].infos{type, hardware_infos{…}}. */
    private static OptionalLong freeMemory(JsonNode systemInfo) {
        long free = 0;
        boolean told = false;
        for (JsonNode node : systemInfo.path("nodes_info")) {
            JsonNode infos = node.path("infos");
            JsonNode hardware = infos.path("hardware_infos");
            if (infos.path("type").asText().equals("querynode")
                    && hardware.path("memory").asLong() > 0) {
                told = true;
                free += hardware.path("memory").asLong() - hardware.path("memory_usage").asLong();
            }
        }
        return told ? OptionalLong.of(free) : OptionalLong.empty();
    }

    OptionalLong estimatedRows(CollectionName name) {
        try {
            GetCollectionStatisticsResponse answer =
                    calls.ask(
                            MilvusServiceGrpc.getGetCollectionStatisticsMethod(),
                            GetCollectionStatisticsRequest.newBuilder()
                                    .setDbName(calls.database(name.database()))
                                    .setCollectionName(name.collection())
                                    .build(),
                            name.database(),
                            GetCollectionStatisticsResponse::getStatus,
                            "asking for the statistics of " + name);
            String rows = Attributes.read(answer.getStatsList()).getOrDefault("row_count", "");
            return rows.matches("\\d{1,18}")
                    ? OptionalLong.of(Long.parseLong(rows))
                    : OptionalLong.empty();
        } catch (CallException e) {
            return OptionalLong.empty();
        }
    }
}
