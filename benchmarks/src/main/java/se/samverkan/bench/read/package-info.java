/** Benchmarks of public reads, against nginx; depends on {@code data}, {@code process} and {@code report}. */
package se.samverkan.bench.read;
