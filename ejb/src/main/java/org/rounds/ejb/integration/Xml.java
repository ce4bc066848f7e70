package org.rounds.ejb.integration;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One part of a workbook as a stream of elements. A document type, and with it every entity, is refused. */
final class Xml {
    private final XMLStreamReader in;

    Xml(byte[] part) throws XMLStreamException {
        // The JDK's own: what the server or a library would put in its place may keep to no limit.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        in = factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    /** Goes to the next element that begins or ends; says whether there is one. */
    boolean next() throws XMLStreamException {
        while (in.hasNext()) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    boolean begins(String element) {
        return in.getEventType() == XMLStreamConstants.START_ELEMENT
                && in.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return in.getEventType() == XMLStreamConstants.END_ELEMENT
                && in.getLocalName().equals(element);
    }

    /** Returns an attribute of the element that begins here, by its name without prefix. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeLocalName(i).equals(name)) {
                return in.getAttributeValue(i);
            }
        }
        return null;
    }

    String attribute(String name, String fallback) {
        String value = attribute(name);
        return value == null ? fallback : value;
    }

    /** Goes to the end of the element that begins here and returns the text directly within. */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (depth == 1 && in.isCharacters()) {
                text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
            }
        }
        return text.toString();
    }

    private int step() throws XMLStreamException {
        int event = in.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("a document type");
        }
        return event;
    }
}
