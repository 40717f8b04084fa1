package se.samverkan.gateway.lucene;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;

/** A file of the index as one array, which is read without the checks and copies of buffers. */
final class ArrayInput extends IndexInput implements RandomAccessInput {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final byte[] bytes;
    private final int from;
    private final int length;
    private int at;

    ArrayInput(String name, byte[] bytes) {
        this(name, bytes, 0, bytes.length);
    }

    private ArrayInput(String name, byte[] bytes, int from, int length) {
        super(name);
        this.bytes = bytes;
        this.from = from;
        this.length = length;
        this.at = from;
    }

    private static VarHandle view(Class<?> numbers) {
        return MethodHandles.byteArrayViewVarHandle(numbers, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public byte readByte() {
        return bytes[at++];
    }

    @Override
    public void readBytes(byte[] to, int offset, int count) {
        System.arraycopy(bytes, at, to, offset, count);
        at += count;
    }

    @Override
    public short readShort() {
        at += Short.BYTES;
        return (short) SHORT.get(bytes, at - Short.BYTES);
    }

    @Override
    public int readInt() {
        at += Integer.BYTES;
        return (int) INT.get(bytes, at - Integer.BYTES);
    }

    @Override
    public long readLong() {
        at += Long.BYTES;
        return (long) LONG.get(bytes, at - Long.BYTES);
    }

    @Override
    public int readVInt() {
        byte next = bytes[at++];
        int number = next & 0x7f;
        for (int shift = 7; next < 0; shift += 7) {
            next = bytes[at++];
            number |= (next & 0x7f) << shift;
        }
        return number;
    }

    @Override
    public long readVLong() {
        byte next = bytes[at++];
        long number = next & 0x7f;
        for (int shift = 7; next < 0; shift += 7) {
            next = bytes[at++];
            number |= (next & 0x7fL) << shift;
        }
        return number;
    }

    @Override
    public byte readByte(long place) {
        return bytes[from + (int) place];
    }

    @Override
    public short readShort(long place) {
        return (short) SHORT.get(bytes, from + (int) place);
    }

    @Override
    public int readInt(long place) {
        return (int) INT.get(bytes, from + (int) place);
    }

    @Override
    public long readLong(long place) {
        return (long) LONG.get(bytes, from + (int) place);
    }

    @Override
    public void readBytes(long place, byte[] to, int offset, int count) {
        System.arraycopy(bytes, from + (int) place, to, offset, count);
    }

    @Override
    public IndexInput slice(String name, long offset, long count) throws IOException {
        if (offset < 0 || count < 0 || offset + count > length) {
            throw new IllegalArgumentException("no part of " + this + ": " + count + " bytes at " + offset);
        }
        return new ArrayInput(getFullSliceDescription(name), bytes, from + (int) offset, (int) count);
    }

    @Override
    public void seek(long place) {
        at = from + (int) place;
    }

    @Override
    public long getFilePointer() {
        return (long) at - from;
    }

    @Override
    public long length() {
        return length;
    }

    /** Does nothing: there is no resource to release. */
    @Override
    public void close() {}
}
