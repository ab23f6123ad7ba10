package io.stopover.milvus.catalog;

import io.stopover.model.schema.CollectionName;
import java.util.List;
import java.util.Set;

/**
 * What the user may do, as far as it can be learnt without trying.
 *
 * @param extent whether the grants are all there is to know
 * @param note where this is known from, or why it is not
 */
public record Rights(Extent extent, List<Grant> grants, String note) {
    public enum Extent {
        /** Nothing is forbidden: no authentication, root, or the role admin. */
        EVERYTHING,
        /** What is granted, and nothing else. */
        GRANTED,
        /** The server does not tell. */
        UNKNOWN
    }

    public enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /**
     * One grant of a role.
     *
     * @param object its kind: Global, Collection or User; empty in the grants of 2.5 and later
     * @param name a collection, or {@code *}
     * @param privilege without the prefix "Privilege"; a group's name since 2.5
     */
    public record Grant(String database, String object, String name, String privilege) {
        private static final Set<String> ANY = Set.of("*", "All", "PrivilegeAll");

        boolean covers(CollectionName collection) {
            return (database.isEmpty()
                            || database.equals("*")
                            || database.equals(collection.database()))
                    && (name.isEmpty() || name.equals("*") || name.equals(collection.collection()));
        }

        boolean allows(String wanted) {
            return ANY.contains(privilege) || privilege.equals(wanted);
        }

        /**
         * Groups are written with a scope, such as CollectionReadWrite; what is in one may change.
         */
        boolean group() {
            return privilege.startsWith("Collection")
                    || privilege.startsWith("Database")
                    || privilege.startsWith("Cluster");
        }
    }

    public Rights {
        grants = List.copyOf(grants);
    }

    static Rights everything(String note) {
        return new Rights(Extent.EVERYTHING, List.of(), note);
    }

    static Rights unknown(String note) {
        return new Rights(Extent.UNKNOWN, List.of(), note);
    }

    /**
     * @param privilege for example {@code Insert} or {@code CreateCollection}
     */
    public Answer allow(String privilege, CollectionName collection) {
        return switch (extent) {
            case EVERYTHING -> Answer.YES;
            case UNKNOWN -> Answer.UNKNOWN;
            case GRANTED -> granted(privilege, collection);
        };
    }

    private Answer granted(String privilege, CollectionName collection) {
        List<Grant> covering = grants.stream().filter(g -> g.covers(collection)).toList();
        if (covering.stream().anyMatch(g -> g.allows(privilege))) {
            return Answer.YES;
        }
        return covering.stream().anyMatch(Grant::group) ? Answer.UNKNOWN : Answer.NO;
    }
}
