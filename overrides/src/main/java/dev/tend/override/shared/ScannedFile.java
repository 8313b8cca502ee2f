package dev.tend.override.shared;

import java.util.Optional;

/**
 * One file of the shared directory.
 *
 * @param stamp how it looked when it was read; empty when it has to be read in any case
 * @param finding what it turned out to be
 */
record ScannedFile(Optional<FileVersion> stamp, FileStatus finding) {}
