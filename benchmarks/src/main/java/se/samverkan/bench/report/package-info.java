/** Figures, goals, and the table that is written to docs/performance.md; depends on {@code process}. */
package se.samverkan.bench.report;
