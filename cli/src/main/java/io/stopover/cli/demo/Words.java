package io.stopover.cli.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Names and sentences, in more than one alphabet. */
final class Words {
    private static final List<String> KINDS =
            List.of("Quiet", "Copper", "Blue", "Folding", "Grand", "Émile's", "Northern", "小さな");
    private static final List<String> THINGS =
            List.of(
                    "Lantern", "Atlas", "Kettle", "Violin", "Hammer", "Kite", "Compass", "茶碗",
                    "Büchse");
    private static final List<String> GIVEN =
            List.of("Ada", "Björn", "Chiara", "Dmitri", "Élodie", "Farid", "Grace", "花子", "Ícaro");
    private static final List<String> FAMILY =
            List.of("O'Neill", "Łukasik", "Sørensen", "García", "Nguyễn", "田中", "Weiß", "Okafor");
    private static final List<String> OPINIONS =
            List.of(
                    "Does what it says.",
                    "Better than the \"old\" one!",
                    "Arrived late; still happy.",
                    "とても良い 😀",
                    "Não volto a comprar.",
                    "Path was C:\\temp\\box, box was fine.");

    private Words() {}

    static String thing(SplittableRandom chance) {
        return one(KINDS, chance) + " " + one(THINGS, chance);
    }

    static String person(SplittableRandom chance) {
        return one(GIVEN, chance) + " " + one(FAMILY, chance);
    }

    static String opinion(SplittableRandom chance) {
        return one(OPINIONS, chance) + " " + one(OPINIONS, chance);
    }

    static <T> T one(List<T> items, SplittableRandom chance) {
        return items.get(chance.nextInt(items.size()));
    }

    /** A direction of length 1; rows with the same topic lie close to each other. */
    static float[] direction(int dim, int topic, SplittableRandom chance) {
        float[] vector = new float[dim];
        double squares = 0;
        for (int i = 0; i < dim; i++) {
            double centre = i % 8 == topic % 8 ? 1 : 0;
            vector[i] = (float) (centre + chance.nextDouble(-0.3, 0.3));
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < dim; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
