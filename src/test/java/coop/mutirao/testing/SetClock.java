package coop.mutirao.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that goes only when it is told to, also back.
public final class SetClock implements InstantSource {

    private volatile Instant now;

    public SetClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
