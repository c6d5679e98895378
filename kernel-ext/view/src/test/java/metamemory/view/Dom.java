package metamemory.view;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Reads what we drew with the JDK's XML parser, which accepts nothing that is not well-formed.
final class Dom {
  private static final DocumentBuilder BUILDER = builder();

  private Dom() {}

  static Element parse(String xml) {
    try {
      return BUILDER.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXException | IOException notWellFormed) {
      throw new AssertionError(
          "not well-formed: " + notWellFormed.getMessage() + "\n" + xml, notWellFormed);
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder;
    } catch (ParserConfigurationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// The element and all below it, in document order.
  static List<Element> all(Element root) {
    List<Element> elements = new ArrayList<>();
    collect(root, elements);
    return elements;
  }

  private static void collect(Element element, List<Element> elements) {
    elements.add(element);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        collect(inner, elements);
      }
    }
  }

  static List<Element> named(Element root, String tag) {
    return all(root).stream().filter(element -> element.getTagName().equals(tag)).toList();
  }

  static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  static Box box(Element rect) {
    return new Box(
        number(rect, "x"), number(rect, "y"), number(rect, "width"), number(rect, "height"));
  }

  /// The value that holds for an element: its own, or that of the nearest element around it.
  static String inherited(Element element, String attribute, String otherwise) {
    for (Node at = element; at instanceof Element outer; at = at.getParentNode()) {
      if (outer.hasAttribute(attribute)) {
        return outer.getAttribute(attribute);
      }
    }
    return otherwise;
  }
}
