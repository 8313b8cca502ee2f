package dev.tend.api.model;

import java.util.Optional;

/**
 * Answers an approval.
 *
 * @param approval its id, or the identity of the responder that asks
 * @param granted yes or no
 * @param owner who answers
 * @param reason why
 */
public record ApprovalRequest(
    String approval, boolean granted, String owner, Optional<String> reason) {}
