package city.statictraffic.democity;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Lines on their way out: a queue for each operator and kind, and a shelf of lines that are to go later. The clockwork
 * puts lines in, a sender takes a batch and removes it when the platform has answered for it.
 */
final class Outbox implements Outlet {
    private record Later(long second, long order, Operator operator, Kind kind, String line) {}

    private static final int FEEDS = Operator.ALL.size() * Kind.ALL.size();

    private final List<ArrayDeque<String>> queues = new ArrayList<>();
    private final PriorityQueue<Later> shelf =
            new PriorityQueue<>(Comparator.comparingLong(Later::second).thenComparingLong(Later::order));
    private final long[] put = new long[FEEDS];
    private final long[] done = new long[FEEDS];
    private long order;
    private long now;
    private int waiting;

    Outbox() {
        for (int i = 0; i < FEEDS; i++) {
            queues.add(new ArrayDeque<>());
        }
    }

    @Override
    public synchronized void put(Operator operator, Kind kind, long sendAt, String line) {
        if (sendAt <= now) {
            enqueue(operator, kind, line);
        } else {
            shelf.add(new Later(sendAt, order++, operator, kind, line));
        }
    }

    /** The clock says: what was to go by this second goes into its queue. */
    synchronized void release(long second) {
        now = second;
        while (!shelf.isEmpty() && shelf.peek().second() <= second) {
            Later due = shelf.remove();
            enqueue(due.operator(), due.kind(), due.line());
        }
    }

    /** The oldest lines of a feed, which stay until {@link #remove}. */
    synchronized List<String> peek(Operator operator, Kind kind, int most) {
        var batch = new ArrayList<String>();
        for (String line : queues.get(feed(operator, kind))) {
            if (batch.size() == most) {
                break;
            }
            batch.add(line);
        }
        return batch;
    }

    synchronized void remove(Operator operator, Kind kind, int count) {
        int feed = feed(operator, kind);
        for (int i = 0; i < count; i++) {
            queues.get(feed).remove();
        }
        done[feed] += count;
        waiting -= count;
    }

    synchronized int waiting() {
        return waiting;
    }

    /** How many lines have been put into each queue so far. */
    synchronized long[] mark() {
        return put.clone();
    }

    /** Whether all lines put in before the mark was taken have been answered for. */
    synchronized boolean passed(long[] mark) {
        for (int feed = 0; feed < FEEDS; feed++) {
            if (done[feed] < mark[feed]) {
                return false;
            }
        }
        return true;
    }

    synchronized void saveShelf(DataOutputStream out) throws IOException {
        var inOrder = new ArrayList<>(shelf);
        inOrder.sort(Comparator.comparingLong(Later::second).thenComparingLong(Later::order));
        out.writeInt(inOrder.size());
        for (Later later : inOrder) {
            out.writeLong(later.second());
            out.writeByte(later.operator().ordinal());
            out.writeByte(later.kind().ordinal());
            byte[] bytes = later.line().getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    synchronized void restoreShelf(DataInputStream in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            long second = in.readLong();
            Operator operator = Operator.ALL.get(in.readByte());
            Kind kind = Kind.ALL.get(in.readByte());
            byte[] bytes = in.readNBytes(in.readInt());
            shelf.add(new Later(second, order++, operator, kind, new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    private void enqueue(Operator operator, Kind kind, String line) {
        int feed = feed(operator, kind);
        queues.get(feed).add(line);
        put[feed]++;
        waiting++;
    }

    private static int feed(Operator operator, Kind kind) {
        return operator.ordinal() * Kind.ALL.size() + kind.ordinal();
    }
}
