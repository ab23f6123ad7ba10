package io.stopover.cli.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of bytes such as {@code 128MB} or {@code 1.5GiB}. */
public record ByteSize(long bytes) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{1,15}(?:\\.\\d{1,9})?)\\s*([KMGT]?)(I?)B", Pattern.CASE_INSENSITIVE);

    public ByteSize {
        if (bytes < 1) {
            throw new IllegalArgumentException("a size is at least one byte");
        }
    }

    /**
     * Reads a number and its unit: B, kB, MB, GB, TB (powers of 1000) or KiB, MiB, GiB, TiB (of
     * 1024).
     *
     * @throws IllegalArgumentException saying how a size is written
     */
    public static ByteSize parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no size; write a number with its unit, such as 128MB or 1GiB");
        }
        double base = matcher.group(3).isEmpty() ? 1000 : 1024;
        int power = " KMGT".indexOf((matcher.group(2) + " ").toUpperCase(Locale.ROOT).charAt(0));
        double bytes = Double.parseDouble(matcher.group(1)) * Math.pow(base, power);
        if (bytes < 1 || bytes > Long.MAX_VALUE / 2.0) {
            throw new IllegalArgumentException("'" + text + "' is out of range");
        }
        return new ByteSize(Math.round(bytes));
    }

    @Override
    public String toString() {
        return Quantity.bytes((double) bytes);
    }
}
