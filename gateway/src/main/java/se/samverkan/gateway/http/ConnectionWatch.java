package se.samverkan.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection that holds resources for nothing: one whose request is not whole enough for any response after some time, such
 * as half-sent headers, and one whose client does not receive the response.
 */
final class ConnectionWatch extends ChannelDuplexHandler {
    private static final long LEAST_BYTES_PER_SECOND = 1_024;

    private final long responseNanos;
    private final Runnable closed;
    private long requestedAt;
    private long written;
    private long pendingBefore;
    private long flushedBefore;
    private ScheduledFuture<?> checks;

    /** The runnable runs when the connection is closed. */
    ConnectionWatch(Duration responseTime, Runnable closed) {
        this.responseNanos = responseTime.toNanos();
        this.closed = closed;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        requestedAt = System.nanoTime();
        checks = context.executor()
                .scheduleAtFixedRate(() -> check(context), responseNanos / 4, responseNanos / 4, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        checks.cancel(false);
        closed.run();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (requestedAt == 0) {
            requestedAt = System.nanoTime();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        requestedAt = 0;
        if (message instanceof ByteBuf bytes) {
            written += bytes.readableBytes();
        }
        super.write(context, message, promise);
    }

    private void check(ChannelHandlerContext context) {
        var isUnanswered = requestedAt != 0 && System.nanoTime() - requestedAt > responseNanos;
        if (isUnanswered || isReadTooSlowly(context)) {
            context.channel().unsafe().close(context.newPromise());
        }
    }

    private boolean isReadTooSlowly(ChannelHandlerContext context) {
        var buffer = context.channel().unsafe().outboundBuffer();
        long pending = buffer == null ? 0 : buffer.totalPendingWriteBytes();
        long flushed = written - pending;
        long least = LEAST_BYTES_PER_SECOND * TimeUnit.NANOSECONDS.toSeconds(responseNanos / 4);
        var isSlow = pending > 0 && pendingBefore > 0 && flushed - flushedBefore < least;
        pendingBefore = pending;
        flushedBefore = flushed;
        return isSlow;
    }
}
