package se.samverkan.gateway.opendata;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** A graph in insertion order: Jena's own order differs between processes, but all gateways must send the same bytes. */
final class OrderedGraph extends GraphBase {
    private final Set<Triple> triples = new LinkedHashSet<>();

    @Override
    public void performAdd(Triple triple) {
        triples.add(triple);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        List<Triple> found = triples.stream().filter(pattern::matches).toList();
        return WrappedIterator.create(found.iterator());
    }
}
