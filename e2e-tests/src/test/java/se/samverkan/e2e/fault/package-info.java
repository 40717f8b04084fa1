/** What callers see while a part of the system is away, hangs, stops, or gets what it cannot read. */
package se.samverkan.e2e.fault;
