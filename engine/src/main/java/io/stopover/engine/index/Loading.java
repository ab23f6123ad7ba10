package io.stopover.engine.index;

import static io.stopover.model.error.ErrorCode.TARGET_LOAD_FAILED;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.LoadState;
import java.util.Optional;

/** Loads a collection and waits until it can be queried. */
public final class Loading {
    private final Catalog catalog;
    private final CollectionName name;

    public Loading(Catalog catalog, CollectionName name) {
        this.catalog = catalog;
        this.name = name;
    }

    public boolean loaded() {
        return catalog.loadState(name, Optional.empty()) == LoadState.LOADED;
    }

    /** Neither loaded nor on its way to be. */
    public boolean released() {
        return catalog.loadState(name, Optional.empty()) == LoadState.NOT_LOADED;
    }

    public void load() throws InterruptedException {
        load(TARGET_LOAD_FAILED);
    }

    /**
     * @param onTimeout whose side did not get it done
     */
    public void load(ErrorCode onTimeout) throws InterruptedException {
        if (loaded()) {
            return;
        }
        catalog.load(name);
        Waiting.until(new UnderWay(), onTimeout, "loading " + name);
    }

    private final class UnderWay implements Waiting.Check {
        private static final int ALL = 100;

        private int percent;

        @Override
        public long progress() {
            return percent;
        }

        /** Loaded to the last percent is not yet ready to be queried. */
        @Override
        public boolean done() {
            percent = catalog.loadPercent(name);
            return percent == ALL && loaded();
        }
    }

    public void release() {
        catalog.release(name);
    }
}
