package io.stopover.cli.jobs;

import picocli.CommandLine.Command;

/** {@code stopover jobs}. */
@Command(
        name = "jobs",
        description = "List, show and forget the jobs of the state folder.",
        subcommands = {JobsListCommand.class, JobsShowCommand.class, JobsCleanCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  stopover jobs list",
            "  stopover jobs show last",
            "  stopover jobs clean --finished"
        })
public final class JobsCommand {}
