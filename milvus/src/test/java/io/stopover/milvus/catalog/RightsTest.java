package io.stopover.milvus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.catalog.Rights.Answer;
import io.stopover.milvus.catalog.Rights.Extent;
import io.stopover.milvus.catalog.Rights.Grant;
import io.stopover.model.schema.CollectionName;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final CollectionName BOOKS = new CollectionName("shop", "books");

    @Test
    void whatIsNotGrantedIsForbidden() {
        var rights = granted(new Grant("shop", "Collection", "books", "Query"));
        assertThat(rights.allow("Query", BOOKS)).isEqualTo(Answer.YES);
        assertThat(rights.allow("Insert", BOOKS)).isEqualTo(Answer.NO);
        assertThat(rights.allow("Query", new CollectionName("shop", "other"))).isEqualTo(Answer.NO);
        assertThat(rights.allow("Query", new CollectionName("db", "books"))).isEqualTo(Answer.NO);
    }

    @Test
    void aStarStandsForEveryPrivilege() {
        assertThat(granted(new Grant("*", "Global", "*", "*")).allow("Insert", BOOKS))
                .isEqualTo(Answer.YES);
    }

    @Test
    void aPrivilegeGroupLeavesTheAnswerOpen() {
        assertThat(
                        granted(new Grant("shop", "", "*", "CollectionReadWrite"))
                                .allow("Insert", BOOKS))
                .isEqualTo(Answer.UNKNOWN);
    }

    private static Rights granted(Grant... grants) {
        return new Rights(Extent.GRANTED, List.of(grants), "");
    }
}
