package metamemory.view;

/// All signs of the pictures and what they mean.
public record LegendPicture() implements Picture {}
