package io.stopover.engine.probe;

import java.util.List;

/** Cases that share scratch collections, in the order in which they are run; used once. */
interface Chapter {
    List<Case> cases();
}
