package se.samverkan.gateway.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** The index grows while the live part of the heap is small, whatever garbage there is beside it. */
class HeapGuardTest {
    private long max = 1_000L << 20;
    /** In thousandths of the maximum, as the live part. */
    private long used;

    private long live;
    private int collections;

    private final HeapGuard guard = new HeapGuard(pool(), () -> {
        collections++;
        used = live;
    });

    @Test
    void there_is_room_while_the_heap_is_not_used() {
        used = 890;
        live = 300;

        assertThat(guard.hasRoom()).isTrue();
        assertThat(collections).isZero();
    }

    @Test
    void garbage_is_collected_before_the_heap_counts_as_full() {
        used = 990;
        live = 600;

        assertThat(guard.hasRoom()).isTrue();
        assertThat(collections).isEqualTo(1);
        assertThat(guard.isFull()).isFalse();
    }

    @Test
    void there_is_no_room_when_most_of_the_heap_is_live() {
        used = 990;
        live = 910;

        assertThat(guard.hasRoom()).isFalse();
        assertThat(guard.isFull()).isTrue();
        assertThat(guard.liveRatio()).isEqualTo(0.91);
    }

    @Test
    void a_full_heap_is_not_collected_at_every_question() {
        used = 990;
        live = 910;
        for (int i = 0; i < 10; i++) {
            assertThat(guard.hasRoom()).isFalse();
        }

        assertThat(collections).isEqualTo(1);
    }

    @Test
    void a_small_heap_has_room_for_a_batch_left_when_it_counts_as_full() {
        max = 64L << 20;
        used = 760;
        live = 740;
        assertThat(guard.hasRoom()).isTrue();

        used = 760;
        live = 760;
        assertThat(guard.hasRoom()).isFalse();
    }

    @Test
    void what_the_first_filling_left_behind_is_collected_once() {
        used = 400;
        live = 200;

        guard.filled();
        used = 400;
        guard.filled();

        assertThat(collections).isEqualTo(1);
    }

    @Test
    void a_filled_heap_is_collected_when_most_of_it_is_garbage() {
        live = 200;
        assertThat(guard.hasRoom()).isTrue();
        used = 460;
        assertThat(guard.hasRoom()).isTrue();
        assertThat(collections).as("while the index is filled").isZero();

        guard.filled();
        used = 460;
        assertThat(guard.hasRoom()).isTrue();
        assertThat(collections).isEqualTo(1);

        used = 470;
        assertThat(guard.hasRoom()).isTrue();
        assertThat(collections).isEqualTo(2);
    }

    private MemoryPoolMXBean pool() {
        return (MemoryPoolMXBean) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MemoryPoolMXBean.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getUsage" -> new MemoryUsage(0, max * used / 1_000, max, max);
                    case "getCollectionUsage" -> new MemoryUsage(0, max * live / 1_000, max, max);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
