package metamemory.view;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  static final Pattern MOVE = Pattern.compile("translate\\(([\\d.]+) ([\\d.]+)\\)");

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
        x(rect, number(rect, "x")),
        y(rect, number(rect, "y")),
        number(rect, "width"),
        number(rect, "height"));
  }

  /// Where a place within an element lies in the whole drawing.
  static double x(Element element, double x) {
    return x + moved(element, 0);
  }

  static double y(Element element, double y) {
    return y + moved(element, 1);
  }

  /// How far the groups around an element move it.
  private static double moved(Element element, int axis) {
    double sum = 0;
    for (Node at = element; at instanceof Element outer; at = at.getParentNode()) {
      Matcher move = MOVE.matcher(outer.getAttribute("transform"));
      sum += move.matches() ? Double.parseDouble(move.group(axis + 1)) : 0;
    }
    return sum;
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
