package io.stopover.milvus.frame;

import java.util.List;

/**
 * A column on its way out: pieces that, written one after the other, are a FieldData message. A
 * later scalar field in a message wins over an earlier one, so attributes are changed by appending.
 */
public record OutgoingColumn(List<Slice> pieces) {
    public OutgoingColumn {
        pieces = List.copyOf(pieces);
    }

    int length() {
        int length = 0;
        for (Slice piece : pieces) {
            length += piece.length();
        }
        return length;
    }
}
