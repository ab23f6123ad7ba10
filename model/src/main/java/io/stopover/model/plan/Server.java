package io.stopover.model.plan;

/**
 * One end of a migration.
 *
 * @param endpoint as a URL without credentials
 * @param version what the server calls itself
 * @param dialect the protocol rules chosen for it
 * @param verified the rules were verified on a real server of this line
 */
public record Server(String endpoint, String version, String dialect, boolean verified) {}
