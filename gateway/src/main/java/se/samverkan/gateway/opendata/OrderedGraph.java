package se.samverkan.gateway.opendata;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** A small graph in the order in which it is told: Jena's own have another in each process, and gateways answer alike. */
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
