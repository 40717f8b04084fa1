package se.samverkan.gateway.opendata;

/** A text in Swedish and English. */
record LocalizedText(String swedish, String english) {}
