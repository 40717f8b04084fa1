package se.samverkan.gateway.opendata;

/** What is said to Swedish and to English readers. */
record LocalizedText(String swedish, String english) {}
