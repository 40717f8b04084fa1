/** Generated national data and search queries, the same for the same seed; depends on {@code process}. */
package se.samverkan.bench.data;
