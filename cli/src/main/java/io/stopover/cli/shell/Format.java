package io.stopover.cli.shell;

/** What a command prints on its output. */
public enum Format {
    TEXT,
    JSON
}
