/** The geometry of charts; templates draw it as SVG, beside a table with the same figures. */
package se.samverkan.web.chart;
