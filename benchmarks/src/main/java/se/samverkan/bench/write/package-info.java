/** Benchmarks of writes, visibility and consistency; depends on {@code read} and the packages below it. */
package se.samverkan.bench.write;
