package coop.mutirao.officer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An act that one officer asked for, and another one has to.
///
/// @param path with its query, as it was sent
/// @param body as JSON; null: it has none, or it is a file, which the other officer must have too
/// @param digest SHA-256 of the request, in hexadecimal
/// @param about code of the member whom it is about; null: the network
/// @param askedBy code of who asked
/// @param expiresAt when it is as if nobody had asked
public record OfficerAct(
        UUID id,
        String method,
        String path,
        @Nullable String body,
        String digest,
        @Nullable String about,
        String askedBy,
        Instant askedAt,
        Instant expiresAt) {}
