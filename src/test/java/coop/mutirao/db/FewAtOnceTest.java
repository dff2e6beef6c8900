package coop.mutirao.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FewAtOnceTest {

    @Test
    void others_wait_and_are_turned_away_while_the_slow_ones_read() throws Exception {
        var reads = new FewAtOnce(new Database(TestDatabase.fresh()));
        var inside = new CountDownLatch(FewAtOnce.MAX);
        var read = new CountDownLatch(1);
        List<Thread> slow = new ArrayList<>();
        for (int i = 0; i < FewAtOnce.MAX; i++) {
            slow.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                boolean _ = reads.inSnapshot(_ -> await(inside, read));
                            }));
        }
        inside.await();

        assertThatThrownBy(() -> reads.inSnapshot(_ -> true))
                .isInstanceOf(GroupCommit.Overloaded.class);

        read.countDown();
        for (Thread thread : slow) {
            thread.join();
        }
        assertThat(reads.<Boolean>inSnapshot(_ -> true)).isTrue();
    }

    private static boolean await(CountDownLatch inside, CountDownLatch read) {
        inside.countDown();
        try {
            read.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }
}
